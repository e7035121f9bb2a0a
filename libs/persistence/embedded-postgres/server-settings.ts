/** Sensible on a small machine that also runs the hub; see PostgreSQL's own documentation for each name. */
const defaults: Record<string, string> = {
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  jit: 'off',
  synchronous_commit: 'on',
  // One server, no replicas: the shortest WAL that still survives a crash.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Texts of failed statements and the values in them are personal data here: the server log holds what happens to the server alone.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const withoutDurability: Record<string, string> = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/** Command-line arguments of the server: TCP on the loopback address only, no Unix socket (its path has a length limit). */
export function serverArguments(cluster: string, port: number, fsync: boolean, settings: Record<string, string>): string[] {
  const all = { ...defaults, ...(fsync ? {} : withoutDurability), ...settings };
  const options = { ...all, listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' };
  return ['-D', cluster, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
