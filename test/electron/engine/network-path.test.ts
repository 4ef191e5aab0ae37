import { describe, expect, it } from 'vitest';
import { mountTypeOf, networkKind, parseMountInfo, parseMountList } from '../../../electron/engine/network-path.ts';

const linux = `22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/humas rw,relatime shared:20 - cifs //server/humas rw,vers=3.1.1
41 22 0:36 / /mnt/foto\\040lama rw shared:21 - fuse.smbnetfs smbnetfs rw
42 40 254:2 / /mnt/humas/lokal rw - ext4 /dev/sdb1 rw`;

const mac = `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//siti@server/humas on /Volumes/humas (smbfs, nodev, nosuid, mounted by siti)`;

describe('the kind of disk under a path', () => {
  it('is that of the nearest mount above it', () => {
    const mounts = parseMountInfo(linux);
    expect(mountTypeOf('/home/siti', mounts)).toBe('ext4');
    expect(mountTypeOf('/mnt/humas/2020', mounts)).toBe('cifs');
    expect(mountTypeOf('/mnt/humas/lokal/x', mounts)).toBe('ext4');
    expect(mountTypeOf('/mnt/humaslain', mounts)).toBe('ext4');
    expect(mountTypeOf('/mnt/foto lama/x', mounts)).toBe('fuse.smbnetfs');
    expect(mountTypeOf('/Volumes/humas/x', parseMountList(mac))).toBe('smbfs');
  });

  it('of a server name is a network, of a temporary folder is not', () => {
    expect(networkKind('\\\\server\\humas')).toBe('UNC');
    expect(networkKind('//server/humas')).toBe('UNC');
    expect(networkKind('/tmp/tidak/ada')).toBeUndefined();
  });
});
