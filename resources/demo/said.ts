import { events } from './events.ts';
import { planDemo } from './plan.ts';

/** What an archive keeper of the demo said about one file; lines of `bahan describe --from`. */
export interface Said {
  /** Relative to the demo folder, `/` between. */
  readonly path: string;
  readonly title: string;
  readonly theme: string;
  readonly event: string;
  readonly place: string;
}

/** The archive keeper has described some events and not yet the others, as it is in every office. */
const described = /^(2020|2021|2023\/2023|2024\/Drone|2026)/;

/** What has been said about the demo by hand, for its photos and clips. */
export function saidInDemo(): Said[] {
  const plan = planDemo();
  return events
    .filter(({ folder }) => described.test(folder))
    .flatMap(({ folder, title, theme, place }) =>
      [...plan.pictures, ...plan.files]
        .filter(({ path }) => path.startsWith(`${folder}/`) && /\.(jpe?g|mp4)$/i.test(path))
        .map(({ path }) => ({ path, title, theme, event: title, place })),
    );
}
