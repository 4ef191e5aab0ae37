import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** File systems that live on another computer. Databases on them are damaged sooner or later. */
const remote = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb2',
  'smb3',
  'smbfs',
  'ncpfs',
  'afs',
  'afpfs',
  'ceph',
  'glusterfs',
  'lustre',
  'davfs',
  'webdav',
  'fuse.sshfs',
  'fuse.smbnetfs',
  'fuse.rclone',
  'fuse.davfs2',
  'fuse.gvfsd-fuse',
  'fuse.curlftpfs',
  'fuse.glusterfs',
]);

interface Mount {
  readonly at: string;
  readonly type: string;
}

/** Mounts of Linux's /proc/self/mountinfo (proc(5)): fields 5 and, after the lone `-`, the type; octal escapes in paths. */
export function parseMountInfo(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [left, right] = line.split(' - ');
    const at = left?.split(' ')[4];
    const type = right?.split(' ')[0];
    if (!at || !type) return [];
    return [
      { at: at.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))), type },
    ];
  });
}

/** Mounts as macOS's mount(8) prints them: `//person@server/share on /Volumes/share (smbfs, …)`. */
export function parseMountList(text: string): Mount[] {
  return [...text.matchAll(/^.* on (.+) \((\w+)[,)]/gm)].map(([, at, type]) => ({
    at: at as string,
    type: type as string,
  }));
}

/** Type of the mount that holds a path: the one with the longest mount point above it. */
export function mountTypeOf(path: string, mounts: readonly Mount[]): string | undefined {
  let best: Mount | undefined;
  for (const mount of mounts) {
    const above = mount.at === '/' || path === mount.at || path.startsWith(`${mount.at}/`);
    // a later mount on the same point covers the earlier one
    if (above && (!best || mount.at.length >= best.at.length)) best = mount;
  }
  return best?.type;
}

/** Why a folder lies on another computer (the kind of connection), or undefined when it lies on this one. */
export function networkKind(path: string): string | undefined {
  if (/^(\\\\|\/\/)[^\\/?.]/.test(path)) return 'UNC';
  try {
    const real = realpathSync.native(existing(resolve(path)));
    // a drive letter of a share resolves to its \\server\share name
    if (process.platform === 'win32') return real.startsWith('\\\\') ? 'UNC' : undefined;
    const mounts =
      process.platform === 'darwin'
        ? parseMountList(execFileSync('/sbin/mount', { encoding: 'utf8' }))
        : parseMountInfo(readFileSync('/proc/self/mountinfo', 'utf8'));
    const type = mountTypeOf(real, mounts);
    return type && remote.has(type) ? type : undefined;
  } catch {
    return undefined; // a system that does not tell is believed to be local
  }
}

function existing(path: string): string {
  let at = path;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}
