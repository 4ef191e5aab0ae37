/** Maker and model as people call a camera, null without either: many a model begins with its maker already. */
export function cameraName(make: string | null | undefined, model: string | null | undefined): string | null {
  const [maker, name] = [make?.trim() ?? '', model?.trim() ?? ''];
  const [first = ''] = maker.toLowerCase().split(/\s+/);
  const isNamed = first !== '' && name.toLowerCase().startsWith(first);
  return (isNamed ? name : `${maker} ${name}`.trim()) || null;
}
