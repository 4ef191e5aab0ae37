import type { FileSource } from './file-source.ts';
import { openZip, type ZipMembers } from './zip-members.ts';

/**
 * Where programs store a picture of the first page, the best first (ECMA-376 part 2; OpenDocument part 2, 3.7;
 * OpenRaster and Krita; Apple's; Corel's; those of other drawing programs).
 */
const thumbnails = [
  /^mergedimage\.png$/i,
  /^(preview|thumbnail)\.(jpe?g|png)$/i,
  /^(previews\/preview|previews\/page1|previews\/thumbnail|metadata\/thumbnails\/(page1|thumbnail))\.(jpe?g|png|bmp)$/i,
  /^docProps\/thumbnail\.(jpe?g|png)$/i,
  /^Thumbnails\/thumbnail\.(jpe?g|png)$/i,
  /^(META-INF|Metadata|QuickLook)\/thumbnail\.(jpe?g|png)$/i,
];

/** The picture of itself that a document in a ZIP carries, or undefined. */
export async function storedPicture(source: FileSource, format: string): Promise<Buffer | undefined> {
  const zip = await openZip(source);
  const name =
    format === 'epub'
      ? await coverName(zip)
      : thumbnails.map((pattern) => zip.names.find((each) => pattern.test(each))).find((each) => each !== undefined);
  return name === undefined ? undefined : zip.read(name);
}

/** EPUB 3 marks the cover by a property, EPUB 2 by a `meta` that names its item, others only by its name. */
async function coverName(zip: ZipMembers): Promise<string | undefined> {
  const place = zip.names.find((name) => name.endsWith('.opf')) ?? '';
  const text = (await zip.text(place)) ?? '';
  const items = text.match(/<(?:\w+:)?item\b[^>]*>/g) ?? [];
  const attribute = (tag: string | undefined, name: string) =>
    new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(tag ?? '')?.[1];
  const meta = (text.match(/<(?:\w+:)?meta\b[^>]*>/g) ?? []).find((tag) => attribute(tag, 'name') === 'cover');
  const id = attribute(meta, 'content');
  const item =
    items.find((tag) => attribute(tag, 'properties')?.split(' ').includes('cover-image')) ??
    items.find((tag) => id !== undefined && attribute(tag, 'id') === id) ??
    items.find(
      (tag) => /^image\//.test(attribute(tag, 'media-type') ?? '') && /cover/i.test(attribute(tag, 'href') ?? ''),
    );
  const href = attribute(item, 'href');
  if (href === undefined) return undefined;
  const wanted = place.slice(0, place.lastIndexOf('/') + 1) + href;
  return zip.names.find((name) => name === wanted || name === wanted.replaceAll('%20', ' '));
}
