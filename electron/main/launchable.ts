/**
 * Endings whose files are material: the system opens them in a viewer or an editor. By any other ending it might start
 * a program, and a shared folder may hold those too, so a file with another ending is only shown in its folder.
 */
const material = new Set(
  [
    'jpg jpeg jpe jfif png webp gif tif tiff bmp heic heif avif psd psb jxl jp2 svg ico',
    'dng cr2 cr3 nef nrw arw srf sr2 raf orf rw2 pef srw x3f erf mrw',
    'mp4 m4v mov avi mkv webm mts m2ts ts mpg mpeg wmv flv 3gp 3g2 ogv vob mxf',
    'mp3 m4a aac wav flac ogg oga opus wma aif aiff amr caf mka',
    'pdf doc docx docm xls xlsx xlsm xlsb ppt pptx pptm pps ppsx odt ods odp odg rtf txt md csv tsv epub indd ai eps',
  ].flatMap((line) => line.split(' ')),
);

/** Whether the system may be asked to open this file with the program that it has for it. */
export function isLaunchable(path: string): boolean {
  // Windows drops points and spaces at the end of a name before it looks at the ending
  const ending = /\.([^./\\]+)$/.exec(path)?.[1];
  return ending !== undefined && material.has(ending.toLowerCase());
}
