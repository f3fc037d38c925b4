-- The name of this store, the last place of a log, and the entries from a place on, each as its place and its value.
--   ARGV: a name if it has none; the first place; how many entries; now; the least life of a log
local name = redis.call('GET', KEYS[1])
if not name then
  name = ARGV[1]
  redis.call('SET', KEYS[1], name)
end
keep(KEYS[1], ARGV[5])
local found = {name, '0-0'}
if redis.call('EXISTS', KEYS[2]) == 1 then
  keep(KEYS[2], ARGV[5])
  prune(KEYS[2], tonumber(ARGV[4]))
  local about = redis.call('XINFO', 'STREAM', KEYS[2])
  for i = 1, #about, 2 do
    if about[i] == 'last-generated-id' then
      found[2] = about[i + 1]
    end
  end
  for _, entry in ipairs(redis.call('XRANGE', KEYS[2], ARGV[2], '+', 'COUNT', ARGV[3])) do
    found[#found + 1] = entry[1]
    found[#found + 1] = entry[2][2]
  end
end
return found
