import * as z from 'zod';
import { job } from '../../model/job.ts';
import { editor, nothing, reader } from './base.ts';

const id = z.object({ id: z.string() });

export const jobsContract = {
  /** Work that goes on and what ended lately, newest first. */
  list: reader.input(nothing).output(z.array(job)),
  cancel: editor.input(id).output(job),
  pause: editor.input(id).output(job),
  resume: editor.input(id).output(job),
};
