-- Makes a change if all its conditions hold. Conditions come first, so nothing is written before one of them fails.
--   ARGV: until when it may be made, by the clock of Redis; now, by the clock of who writes; the least life of a log; steps
--   Gives 1 if it was made, 0 if a condition does not hold, -1 if it comes too late; and the time. All in milliseconds.
local values, keys = 0, 0
local function value()
  values = values + 1
  return ARGV[values]
end
local function key()
  keys = keys + 1
  return KEYS[keys]
end

local time = redis.call('TIME')
local millis = time[1] * 1000 + math.floor(time[2] / 1000)
if millis > tonumber(value()) then
  return {-1, millis}
end
local now = tonumber(value())
local day = tonumber(value())

local steps = {}

function steps.none()
  return redis.call('EXISTS', key()) == 0
end

function steps.is()
  return redis.call('GET', key()) == value()
end

function steps.owns()
  local owner, items, left, wanted = key(), value(), tonumber(value()), {}
  for _ = 1, left do
    wanted[value()] = true
  end
  for _, id in ipairs(redis.call('ZRANGE', owner, 0, -1)) do
    if redis.call('EXISTS', items .. id) == 1 then
      if not wanted[id] then
        return false
      end
      left = left - 1
    end
  end
  return left == 0
end

function steps.put()
  local item, id, bytes, life, over = key(), value(), value(), value(), value()
  local isNew = redis.call('EXISTS', item) == 0
  redis.call('SET', item, bytes, 'PX', life)
  for _ = 1, tonumber(value()) do
    local owner = key()
    if isNew then
      redis.call('ZREMRANGEBYSCORE', owner, '-inf', now)
      redis.call('ZADD', owner, over, id)
    else
      redis.call('ZADD', owner, 'XX', over, id)
    end
    keep(owner, life)
  end
  return true
end

function steps.append()
  local stream, bytes, life, over = key(), value(), tonumber(value()), value()
  -- Named by the time, and not by a number: one that a fail-over lost is never named again.
  redis.call('XADD', stream, '*', 'value', bytes, 'over', over)
  keep(stream, math.max(life, day))
  prune(stream, now)
  return true
end

while values < #ARGV do
  if not steps[value()]() then
    return {0, millis}
  end
end
return {1, millis}
