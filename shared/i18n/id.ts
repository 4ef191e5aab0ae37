import { id as app } from './app.ts';
import { id as batch } from './batch.ts';
import { id as cards } from './cards.ts';
import { id as cli } from './cli.ts';
import { id as clocks } from './clocks.ts';
import { id as collections } from './collections.ts';
import { id as common } from './common.ts';
import { id as describing } from './describing.ts';
import { id as desktop } from './desktop.ts';
import { id as dropping } from './dropping.ts';
import { id as errors } from './errors.ts';
import { id as exporting } from './export.ts';
import { id as extract } from './extract.ts';
import { id as grid } from './grid.ts';
import { id as health } from './health.ts';
import { id as help } from './help.ts';
import { id as inspector } from './inspector.ts';
import { id as intake } from './intake.ts';
import { id as jobs } from './jobs.ts';
import { id as keeping } from './keeping.ts';
import { id as keyWords } from './keys.ts';
import { id as licences } from './licences.ts';
import { id as lists } from './lists.ts';
import { id as logos } from './logos.ts';
import { id as looks } from './looks.ts';
import { id as machine } from './machine.ts';
import { id as map } from './map.ts';
import { id as marks } from './marks.ts';
import { id as moving } from './moving.ts';
import { id as passages } from './passages.ts';
import { id as presets } from './presets.ts';
import { id as proposals } from './proposals.ts';
import { id as published } from './published.ts';
import { id as rights } from './rights.ts';
import { id as search } from './search.ts';
import { id as searchWords } from './search-words.ts';
import { id as settings } from './settings.ts';
import { id as sidebar } from './sidebar.ts';
import { id as slideshow } from './slideshow.ts';
import { id as technical } from './technical.ts';
import { id as tips } from './tips.ts';
import { id as toasts } from './toasts.ts';
import { id as viewer } from './viewer.ts';
import { id as vocabulary } from './vocabulary.ts';
import { id as welcome } from './welcome.ts';

/** All words in Indonesian: one line for each room. */
export const id = {
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
} as const;
