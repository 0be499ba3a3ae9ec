/**
 * What a process of live video is given of its host's environment: no secret of it, and orders to glibc's malloc. By itself that raises
 * the size from which it takes memory straight from the system with each large piece that it gives back, and keeps an arena for each
 * thread; pictures of all sizes then leave holes that never go back, a megabyte an hour. Elsewhere than on glibc they say nothing.
 */
export function childEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: process.env['NODE_ENV'] ?? 'production',
    MALLOC_ARENA_MAX: '1',
    MALLOC_MMAP_THRESHOLD_: '131072',
    MALLOC_TRIM_THRESHOLD_: '131072',
  };
}
