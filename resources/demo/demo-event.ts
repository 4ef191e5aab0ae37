import type { ClipName } from './clips.ts';
import type { HourName } from './light.ts';
import type { Dress } from './people.ts';

export type SceneName =
  | 'teaGarden'
  | 'riceTerraces'
  | 'harvestField'
  | 'lakeView'
  | 'fromAbove'
  | 'floodFromAbove'
  | 'planting'
  | 'stage'
  | 'meeting'
  | 'dance'
  | 'cherries'
  | 'beans'
  | 'vials'
  | 'microphones'
  | 'batik'
  | 'riceEars'
  | 'seedlings'
  | 'ceremony'
  | 'container'
  | 'handover'
  | 'opening'
  | 'floodPost'
  | 'house'
  | 'crowd'
  | 'market'
  | 'lanterns'
  | 'road'
  | 'clinic'
  | 'sacks'
  | 'poster';

/** How an office's files are named where they come from. */
export type Naming = 'nikon' | 'canon' | 'sony' | 'phone' | 'whatsapp' | 'drone' | 'words';

/** How much is written into the pictures: all that a desk writes, what a camera writes, nothing. */
export type Told = 'desk' | 'camera' | 'nothing';

export interface DemoEvent {
  /** As the office named it; `/` separates folders. */
  readonly folder: string;
  readonly title: string;
  /** Start in wall time, ISO 8601 without offset. */
  readonly start: string;
  readonly theme: string;
  readonly place: string;
  readonly gps: { readonly lat: number; readonly lon: number };
  readonly hour: HourName;
  readonly dress: Dress;
  readonly naming: Naming;
  readonly told: Told;
  /** Cameras wrote the offset to UTC too. */
  readonly offset?: boolean;
  readonly caption: string;
  readonly keywords: readonly string[];
  readonly people?: readonly string[];
  readonly pictures: readonly (readonly [SceneName, number])[];
  readonly clips?: readonly (readonly [ClipName, string])[];
  readonly papers?: readonly (readonly [string, 'pdf' | 'docx' | 'txt' | 'csv', string])[];
}
