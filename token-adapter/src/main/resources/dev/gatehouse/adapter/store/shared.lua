-- Has a key live for so long at least. What lives half as long again is left alone, so that reading seldom writes.
local function keep(key, least)
  if redis.call('PTTL', key) < tonumber(least) then
    redis.call('PEXPIRE', key, string.format('%.0f', least * 1.5))
  end
end

-- Drops the first entries of a log that are over.
local function prune(stream, now)
  for _, entry in ipairs(redis.call('XRANGE', stream, '-', '+', 'COUNT', 20)) do
    if tonumber(entry[2][4]) > now then
      return
    end
    redis.call('XDEL', stream, entry[1])
  end
end
