import { en as app } from './app.ts';
import { en as batch } from './batch.ts';
import { en as cards } from './cards.ts';
import { en as cli } from './cli.ts';
import { en as clocks } from './clocks.ts';
import { en as collections } from './collections.ts';
import { en as common } from './common.ts';
import { en as describing } from './describing.ts';
import { en as desktop } from './desktop.ts';
import { en as dropping } from './dropping.ts';
import { en as errors } from './errors.ts';
import { en as exporting } from './export.ts';
import { en as extract } from './extract.ts';
import { en as grid } from './grid.ts';
import { en as health } from './health.ts';
import { en as help } from './help.ts';
import type { id } from './id.ts';
import { en as inspector } from './inspector.ts';
import { en as intake } from './intake.ts';
import { en as jobs } from './jobs.ts';
import { en as keeping } from './keeping.ts';
import { en as keyWords } from './keys.ts';
import { en as licences } from './licences.ts';
import { en as lists } from './lists.ts';
import { en as logos } from './logos.ts';
import { en as looks } from './looks.ts';
import { en as machine } from './machine.ts';
import { en as map } from './map.ts';
import { en as marks } from './marks.ts';
import { en as moving } from './moving.ts';
import { en as passages } from './passages.ts';
import { en as presets } from './presets.ts';
import { en as proposals } from './proposals.ts';
import { en as published } from './published.ts';
import { en as rights } from './rights.ts';
import { en as search } from './search.ts';
import { en as searchWords } from './search-words.ts';
import { en as settings } from './settings.ts';
import { en as sidebar } from './sidebar.ts';
import { en as slideshow } from './slideshow.ts';
import { en as technical } from './technical.ts';
import { en as tips } from './tips.ts';
import { en as toasts } from './toasts.ts';
import { en as viewer } from './viewer.ts';
import { en as vocabulary } from './vocabulary.ts';
import { en as welcome } from './welcome.ts';

/** All words in English: one line for each room. */
export const en: Record<keyof typeof id, string> = {
  ...common,
  ...app,
  ...batch,
  ...cards,
  ...cli,
  ...clocks,
  ...collections,
  ...describing,
  ...desktop,
  ...dropping,
  ...errors,
  ...exporting,
  ...extract,
  ...grid,
  ...health,
  ...help,
  ...inspector,
  ...intake,
  ...jobs,
  ...keeping,
  ...licences,
  ...keyWords,
  ...lists,
  ...logos,
  ...looks,
  ...map,
  ...machine,
  ...marks,
  ...moving,
  ...passages,
  ...presets,
  ...proposals,
  ...published,
  ...rights,
  ...search,
  ...searchWords,
  ...settings,
  ...sidebar,
  ...slideshow,
  ...technical,
  ...tips,
  ...toasts,
  ...viewer,
  ...vocabulary,
  ...welcome,
};
