import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineClient } from '../../shared/api/client.ts';

/**
 * A real share: smbd behind a cable of its own (a pair of virtual network cards between two network namespaces), mounted by
 * smbnetfs in a mount namespace where nobody else sees it. Needs root, /dev/fuse, and samba, smbclient, smbnetfs, iproute2.
 */
export interface Share {
  /** Where the server keeps the files: changes here are another computer's. */
  readonly server: string;
  /** Where the engine sees them. */
  readonly mount: string;
  readonly folder: string;
  /** Opens a library in the namespace of the mount. */
  engine(library: string): Promise<ShareEngine>;
  /** Pulls the cable, or puts it in again. */
  cable(plugged: boolean): void;
  /** Stops all of the server's processes, as a computer that hangs, or lets them go on. */
  serving(running: boolean): void;
  /** Stops what mounts the share: whoever asks it for anything waits, as with a share that the system itself mounts. */
  mounter(running: boolean): void;
  /** Commands of another computer, as smbclient takes them. */
  other(commands: string): string;
  /** Whether the share answers now. */
  answers(): boolean;
  remove(): Promise<void>;
}

export interface ShareEngine {
  readonly client: EngineClient;
  /** Warnings and errors of its log. */
  readonly logged: string[];
  close(): Promise<void>;
}

const tools = ['smbd', 'smbclient', 'smbnetfs', 'ip', 'unshare', 'nsenter'];
const address = '10.99.0.2';

/** Why there can be no share here, or undefined. */
export function shareImpossible(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'not root on Linux';
  if (!existsSync('/dev/fuse')) return 'no /dev/fuse';
  const missing = tools.filter(
    (tool) => !['/usr/bin', '/usr/sbin', '/bin', '/sbin'].some((at) => existsSync(join(at, tool))),
  );
  if (missing.length) return `not installed: ${missing.join(', ')}`;
  try {
    execFileSync('unshare', ['-n', '-m', 'true'], { stdio: 'ignore' });
  } catch {
    return 'no namespaces';
  }
  return undefined;
}

/** @throws when the share cannot be made, with what its programs said */
export async function makeShare(): Promise<Share> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-share-'));
  const at = (...parts: string[]) => join(folder, ...parts);
  for (const part of ['data', 'run', 'home/.smb', 'mnt']) mkdirSync(at(part), { recursive: true });
  const started: ChildProcess[] = [];
  const start = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess => {
    const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env }, detached: true });
    started.push(child);
    return child;
  };
  const here = start('unshare', ['-n', '-m', '--propagation', 'private', 'sleep', '86400']);
  const there = start('unshare', ['-n', 'sleep', '86400']);
  await until(() => inNamespace(here) && inNamespace(there), 'namespaces');
  const inside = (child: ChildProcess): string[] => ['-t', String(child.pid), '-n', ...(child === here ? ['-m'] : [])];
  const within = (child: ChildProcess, ...command: string[]): string =>
    execFileSync('nsenter', [...inside(child), ...command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  within(here, 'ip', 'link', 'add', 've0', 'type', 'veth', 'peer', 'name', 've1', 'netns', String(there.pid));
  within(here, 'ip', 'addr', 'add', '10.99.0.1/24', 'dev', 've0');
  within(there, 'ip', 'addr', 'add', `${address}/24`, 'dev', 've1');
  for (const [side, card] of [
    [here, 've0'],
    [here, 'lo'],
    [there, 've1'],
    [there, 'lo'],
  ] as const) {
    within(side, 'ip', 'link', 'set', card, 'up');
  }
  writeFileSync(at('smb.conf'), serverSettings(folder));
  const smbd = start('nsenter', [
    ...inside(there),
    'smbd',
    '--foreground',
    '--no-process-group',
    '-s',
    at('smb.conf'),
    '-l',
    at('run'),
  ]);
  writeFileSync(at('home/.smb/smb.conf'), '[global]\nworkgroup = BAHAN\nclient min protocol = SMB2\n');
  writeFileSync(at('home/.smb/smbnetfs.conf'), 'smb_query_browsers "false"\nsmb_timeout 5000\n');
  for (const name of ['smb.conf', 'smbnetfs.conf']) execFileSync('chmod', ['600', at('home/.smb', name)]);
  const mounter = start(
    'nsenter',
    [
      ...inside(here),
      'smbnetfs',
      at('mnt'),
      '-f',
      '-o',
      'reply_timeout=10,max_retry_count=1,time_step=1,smb_tree_scan_period=86400',
    ],
    { HOME: at('home') },
  );
  const mount = at('mnt', address, 'foto');
  const answers = (): boolean => {
    try {
      within(here, 'timeout', '20', 'ls', mount);
      return true;
    } catch {
      return false;
    }
  };
  const signal = (child: ChildProcess, running: boolean) => {
    for (const pid of family(child.pid as number)) process.kill(pid, running ? 'SIGCONT' : 'SIGSTOP');
  };
  const remove = async () => {
    for (const child of started.toReversed()) {
      for (const pid of family(child.pid as number).toReversed()) end(pid);
    }
    await until(() => started.every((child) => child.exitCode !== null || child.signalCode !== null), 'an end');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until(answers, 'the share', 30_000);
  } catch (error) {
    await remove();
    throw error;
  }
  const script = fileURLToPath(new URL('./share-engine.ts', import.meta.url));
  return {
    server: at('data'),
    mount,
    folder,
    engine: (library) => openEngine('nsenter', [...inside(here), process.execPath, script, library]),
    cable: (plugged) => void within(here, 'ip', 'link', 'set', 've0', plugged ? 'up' : 'down'),
    serving: (running) => signal(smbd, running),
    mounter: (running) => signal(mounter, running),
    other: (commands) => within(there, 'smbclient', '-N', '-s', at('smb.conf'), `//${address}/foto`, '-c', commands),
    answers,
    remove,
  };
}

const serverSettings = (folder: string): string => `[global]
workgroup = BAHAN
server role = standalone server
pid directory = ${folder}/run
lock directory = ${folder}/run
state directory = ${folder}/run
cache directory = ${folder}/run
private dir = ${folder}/run
ncalrpc dir = ${folder}/run/ncalrpc
map to guest = bad user
guest account = root
disable netbios = yes
load printers = no
printcap name = /dev/null
disable spoolss = yes
[foto]
path = ${folder}/data
guest ok = yes
read only = no
force user = root
`;

const own = (what: string) => (pid: number | 'self') =>
  execFileSync('readlink', [`/proc/${pid}/ns/${what}`], { encoding: 'utf8' });

function inNamespace(child: ChildProcess): boolean {
  try {
    return child.pid !== undefined && own('net')(child.pid) !== own('net')('self');
  } catch {
    return false;
  }
}

/** A process and all that it started, itself first. */
function family(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
  const found = [pid];
  for (const one of found) found.push(...pairs.filter(([, parent]) => parent === one).map(([child]) => child));
  return found;
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // ended by itself
  }
}

async function until(ask: () => boolean, what: string, within = 10_000): Promise<void> {
  for (const limit = Date.now() + within; !ask(); ) {
    if (Date.now() > limit) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function openEngine(command: string, args: readonly string[]): Promise<ShareEngine> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
  const logged: string[] = [];
  child.stderr?.on('data', (text) => logged.push(String(text)));
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let next = 0;
  const ask = (call: string, input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      next += 1;
      calls.set(next, { resolve, reject });
      child.send({ id: next, call, input });
    });
  const opened = new Promise<unknown>((resolve, reject) => calls.set(0, { resolve, reject }));
  child.on('message', (message) => {
    const { id, result, error } = message as { id: number; result?: unknown; error?: string };
    const call = calls.get(id);
    calls.delete(id);
    if (error === undefined) call?.resolve(result);
    else call?.reject(Object.assign(new Error(error), { code: error }));
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  child.on('close', () => {
    for (const { reject } of calls.values()) reject(new Error(`the engine ended: ${logged.join('')}`));
  });
  await opened;
  const groups = new Map<string, object>();
  const group = (name: string) =>
    new Proxy({}, { get: (_, verb) => (input: unknown) => ask(`${name}.${String(verb)}`, input) });
  const client = new Proxy(
    {},
    {
      get: (_, name) => {
        const known = groups.get(String(name)) ?? group(String(name));
        groups.set(String(name), known);
        return known;
      },
    },
  ) as EngineClient;
  return {
    client,
    logged,
    close: async () => {
      await ask('close', {}).catch(() => {});
      child.kill('SIGKILL');
      await ended;
    },
  };
}
