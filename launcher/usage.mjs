// What ./gatehouse help prints, and every wrong usage.
export const USAGE = `Usage: ./gatehouse <command>

  dev                      Builds what is missing and starts everything: Better Auth, adapter, edge, two backends.
                           Ctrl-C ends it all. GATEHOUSE_DEV_PORTS="edge=18080,tasks=18082" chooses other ports; the
                           names are better-auth, adapter, adapter-management, edge, edge-management, tasks, reports.
  token --as <name>        Signs a demo user in (ada, bob) and prints an access token.
        [--pair]           Prints access and refresh token as JSON instead.
        [--decode]         Prints the access token's header and claims as JSON instead.
  route <METHOD> <path>    Says which route would take a request and what would be decided, without sending it.
        [--as <name>]      As a demo user.
  explain <request id>     Says what was decided about a request; every answer carries its id as X-Request-Id.
  keys export --audience <name> [--secrets-file <file>]
                           Prints the key by which that backend verifies the assertions made for it, as a JWK set.
  images [--start aot|cds|plain] [--jdk <folder>] [--base <name>@sha256:<digest>]
                           Makes images of edge, adapter and sample service in target/images, without a daemon or a
                           registry: on a base of its own, or on a pinned one. As root on a Debian; the start is as
                           quick as the Java allows.
  test                     Runs every check: launcher, demo, all Java modules, end to end.
  help                     Prints this.`;
