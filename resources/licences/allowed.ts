const free =
  /^(MIT|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|MPL-2\.0|OFL-1\.1|CC0-1\.0|CC-BY-4\.0|Unlicense|WTFPL|Python-2\.0|Zlib|public-domain)$/;

/** Whether a program under the MIT licence may give away what has this one: `A OR B` when one allows it, `A AND B` when both do. */
export function isFree(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '');
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isFree);
  return plain.split(' AND ').every((one) => free.test(one.trim()));
}

/**
 * Libraries under the LGPL that stay libraries: libvips is linked dynamically by sharp and lies in its own package,
 * libheif with its libde265 is its own WebAssembly file. Both can be exchanged by whoever has the program, as that
 * licence asks.
 */
export const exchangeable = /^(@img\/sharp-(libvips-|wasm32|win32)|libheif-js$|libde265$)/;
