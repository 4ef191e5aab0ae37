const none = 0xffffffff;
const end = 0xfffffffe;

/** A compound file (MS-CFB version 3) of these streams by their paths; small ones lie in the small stream. */
export function compoundFile(streams: Readonly<Record<string, Buffer>>): Buffer {
  const table: number[] = [];
  const sectors: Buffer[] = [];
  const put = (bytes: Buffer): number => {
    const count = Math.ceil(bytes.length / 512);
    const first = sectors.length;
    for (let i = 0; i < count; i++) {
      const sector = Buffer.alloc(512);
      bytes.copy(sector, 0, i * 512);
      sectors.push(sector);
      table.push(i === count - 1 ? end : first + i + 1);
    }
    return count === 0 ? end : first;
  };
  const small: Buffer[] = [];
  const smallTable: number[] = [];
  const putSmall = (bytes: Buffer): number => {
    const first = smallTable.length;
    const count = Math.ceil(bytes.length / 64);
    for (let i = 0; i < count; i++) smallTable.push(i === count - 1 ? end : first + i + 1);
    small.push(Buffer.concat([bytes, Buffer.alloc(count * 64 - bytes.length)]));
    return count === 0 ? end : first;
  };
  interface Node {
    readonly name: string;
    readonly bytes?: Buffer;
    readonly inside: Map<string, Node>;
  }
  const root: Node = { name: 'Root Entry', inside: new Map() };
  for (const [path, bytes] of Object.entries(streams)) {
    const steps = path.split('/');
    const last = steps.pop() ?? '';
    let at = root;
    for (const step of steps) {
      const next = at.inside.get(step) ?? { name: step, inside: new Map() };
      at.inside.set(step, next);
      at = next;
    }
    at.inside.set(last, { name: last, bytes, inside: new Map() });
  }
  const entries: Buffer[] = [];
  const add = (node: Node, type: number): number => {
    const entry = Buffer.alloc(128);
    const name = Buffer.from(`${node.name}\0`, 'utf16le');
    name.copy(entry);
    entry.writeUInt16LE(name.length, 64);
    entry[66] = type;
    for (const at of [68, 72, 76]) entry.writeUInt32LE(none, at);
    const own = entries.push(entry) - 1;
    if (node.bytes) {
      entry.writeUInt32LE(node.bytes.length < 4096 ? putSmall(node.bytes) : put(node.bytes), 116);
      entry.writeUInt32LE(node.bytes.length, 120);
    }
    let before: number | undefined;
    for (const child of node.inside.values()) {
      const number = add(child, child.bytes ? 2 : 1);
      if (before === undefined) entry.writeUInt32LE(number, 76);
      else entries[before]?.writeUInt32LE(number, 72);
      before = number;
    }
    return own;
  };
  add(root, 5);
  const smallBytes = Buffer.concat(small);
  entries[0]?.writeUInt32LE(put(smallBytes), 116);
  entries[0]?.writeUInt32LE(smallBytes.length, 120);
  const smallFirst = put(Buffer.from(Uint32Array.from(smallTable).buffer));
  const directory = put(Buffer.concat(entries));
  const fatAt = sectors.length;
  const fatCount = Math.ceil((fatAt + 4) / 127);
  for (let i = 0; i < fatCount; i++) table.push(0xfffffffd);
  while (table.length < fatCount * 128) table.push(none);
  const head = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(fatCount, 44);
  head.writeUInt32LE(directory, 48);
  head.writeUInt32LE(4096, 56);
  head.writeUInt32LE(smallFirst, 60);
  head.writeUInt32LE(Math.ceil(smallTable.length / 128), 64);
  head.writeUInt32LE(end, 68);
  for (let i = 0; i < 109; i++) head.writeUInt32LE(i < fatCount ? fatAt + i : none, 76 + i * 4);
  return Buffer.concat([head, ...sectors, Buffer.from(Uint32Array.from(table).buffer)]);
}

/** A property set (MS-OLEPS) of texts in this code page, by their numbers. */
export function propertySet(texts: Readonly<Record<number, Buffer>>, codePage: number): Buffer {
  const values = Object.entries(texts).map(([id, text]): [number, Buffer] => {
    const value = Buffer.alloc(8 + Math.ceil((text.length + 1) / 4) * 4);
    value.writeUInt32LE(0x1e, 0);
    value.writeUInt32LE(text.length + 1, 4);
    text.copy(value, 8);
    return [Number(id), value];
  });
  const page = Buffer.alloc(8);
  page.writeUInt32LE(2, 0);
  page.writeUInt16LE(codePage, 4);
  values.unshift([1, page]);
  const list = Buffer.alloc(8 + values.length * 8);
  list.writeUInt32LE(values.length, 4);
  let at = list.length;
  for (const [i, [id, value]] of values.entries()) {
    list.writeUInt32LE(id, 8 + i * 8);
    list.writeUInt32LE(at, 12 + i * 8);
    at += value.length;
  }
  list.writeUInt32LE(at, 0);
  const head = Buffer.alloc(48);
  head.writeUInt16LE(0xfffe, 0);
  head.writeUInt32LE(1, 24);
  head.writeUInt32LE(48, 44);
  return Buffer.concat([head, list, ...values.map(([, value]) => value)]);
}
