import { type Preset, preset } from '../../../../../shared/model/export.ts';

const nothing = { words: false, credit: false, people: false, position: false, camera: false };

/** A preset of a test: what is not said is left out, and nothing is told with its copies. */
export function presetOf(values: Partial<Preset> = {}): Preset {
  return preset.parse({
    id: 'uji',
    name: { id: 'Uji', en: 'Test' },
    purpose: { id: 'Untuk diuji', en: 'To be tested' },
    channel: 'other',
    original: false,
    metadata: nothing,
    ...values,
  });
}
