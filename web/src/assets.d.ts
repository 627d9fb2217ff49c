/** A picture in the bundle: its data address. */
declare module "*.svg" {
  const address: string;
  export default address;
}
