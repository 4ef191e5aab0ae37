#!/usr/bin/env node
import { stopUnderOldNode } from './node-version.mjs';

stopUnderOldNode();
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { runFromProcess } = await import('./cli.ts');
await runFromProcess();
