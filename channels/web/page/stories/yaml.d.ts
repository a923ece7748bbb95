declare module "*.yml" {
  const sections: Record<string, Record<string, string>>;
  export default sections;
  export const widget: Record<string, string>;
}
