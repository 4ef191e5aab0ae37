/** Four letters, ids and MediaInfo's words for codecs, as people know them. */
const names: Readonly<Record<string, string>> = {
  ...of('H.264', 'avc1 avc2 avc3 avc4 h264 x264 davc V_MPEG4/ISO/AVC AVC'),
  ...of('H.265 (HEVC)', 'hvc1 hev1 hevc h265 x265 dvh1 dvhe V_MPEGH/ISO/HEVC HEVC'),
  ...of('H.266 (VVC)', 'vvc1 vvi1 VVC'),
  ...of('AV1', 'av01 V_AV1'),
  ...of('VP8', 'vp80 V_VP8'),
  ...of('VP9', 'vp09 vp90 V_VP9'),
  ...of('VP6', 'vp6f vp60 vp61 vp62'),
  ...of('MPEG-4 Visual', 'mp4v xvid divx dx50 div3 mp43 fmp4 V_MPEG4/ISO/SP V_MPEG4/ISO/ASP V_MPEG4/ISO/AP'),
  ...of('H.263', 's263 h263 flv1'),
  ...of('MPEG-1', 'mpg1 m1v V_MPEG1 mp1v'),
  ...of('MPEG-2', 'mpg2 mx5p hdv1 hdv2 hdv3 xdvb m2v1 V_MPEG2 mp2v'),
  ...of('Motion JPEG', 'jpeg mjpg mjpa mjpb dmb1 V_MJPEG'),
  ...of('ProRes', 'apcn apch apcs apco ap4h ap4x V_PRORES'),
  ...of('DV', 'dvc dvcp dvpp dv5n dv5p dvsd dvh5 dvh6'),
  ...of('Theora', 'theora V_THEORA'),
  ...of('Windows Media Video', 'wmv1 wmv2 wmv3 wmva wvc1'),
  ...of('Cinepak', 'cvid'),
  ...of('Sorenson Video', 'svq1 svq3'),
  ...of('AAC', 'mp4a A_AAC'),
  ...of('MP3', '.mp3 mp3 A_MPEG/L3'),
  ...of('MP2', 'A_MPEG/L2'),
  ...of('AC-3', 'ac-3 A_AC3'),
  ...of('E-AC-3', 'ec-3 A_EAC3'),
  ...of('DTS', 'dtsc dtse dtsh dtsl dts+ A_DTS'),
  ...of('ALAC', 'alac A_ALAC'),
  ...of('FLAC', 'flac A_FLAC'),
  ...of('Opus', 'opus A_OPUS'),
  ...of('Vorbis', 'vorbis A_VORBIS'),
  ...of('Speex', 'speex'),
  ...of('AMR', 'samr sawb'),
  ...of('PCM', 'lpcm sowt twos in24 in32 fl32 fl64 raw ipcm fpcm none A_PCM/INT/LIT A_PCM/INT/BIG A_PCM/FLOAT/IEEE'),
  ...of('ADPCM', 'ima4 ms\0\x02 ms\0\x11'),
  ...of('µ-law', 'ulaw'),
  ...of('A-law', 'alaw'),
  ...of('QCELP', 'qclp sqcp'),
};

function of(name: string, ids: string): Record<string, string> {
  return Object.fromEntries(ids.split(' ').map((id) => [id.toLowerCase(), name]));
}

/** A codec's usual name; an unknown one as the file spells it, '' for none. */
export function codecName(id: string | undefined): string {
  const spelled = (id ?? '').replace(/\0+$/, '').trim();
  // as readers of tags print it
  const layer = /^MPEG [12](?:\.5)? Layer ([123])$/i.exec(spelled)?.[1];
  return layer ? `MP${layer}` : (names[spelled.toLowerCase()] ?? spelled);
}

/** Numbers of sound formats in RIFF and ASF (`wFormatTag`, mmreg.h). */
const waveNames: Readonly<Record<number, string>> = {
  1: 'PCM',
  2: 'ADPCM',
  3: 'PCM',
  6: 'A-law',
  7: 'µ-law',
  17: 'ADPCM',
  49: 'GSM 6.10',
  80: 'MP2',
  85: 'MP3',
  255: 'AAC',
  352: 'Windows Media Audio',
  353: 'Windows Media Audio',
  354: 'Windows Media Audio',
  355: 'Windows Media Audio',
  8192: 'AC-3',
  8193: 'DTS',
};

export const waveName = (tag: number): string => waveNames[tag] ?? '';
