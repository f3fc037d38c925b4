-- The items of an owner.  ARGV: what the keys of items begin with
local found = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  local item = redis.call('GET', ARGV[1] .. id)
  if item then
    found[#found + 1] = item
  end
end
return found
