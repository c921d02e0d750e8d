import { inflateRawSync } from 'node:zlib';

/** A file of an archive; the name is in the archive's own encoding. */
export interface ZipEntry {
  name: Buffer;
  bytes: Buffer;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const UNPACKED_LIMIT = 256 * 1024 * 1024;

const findEnd = (zip: Buffer): number => {
  for (let at = zip.length - 22; at >= 0; at -= 1) if (zip.readUInt32LE(at) === END) return at;
  throw new Error('not an archive');
};

/** The files of a zip archive, stored or deflated, by its central directory. Refuses what unpacks to more than 256 MiB. */
export const readZip = (zip: Buffer): ZipEntry[] => {
  const end = findEnd(zip);
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new Error('a broken archive');
    const [method, packed, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const [extra, comment, local] = [zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const raw = zip.subarray(start, start + packed);
    const bytes = method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: UNPACKED_LIMIT });
    entries.push({ name: zip.subarray(at + 46, at + 46 + nameLength), bytes });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
};
