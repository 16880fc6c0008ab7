// govuk-frontend carries no types; these are the parts of it that client.ts uses.
declare module 'govuk-frontend' {
  type Component = new (root: Element, config?: object) => object
  export const Button: Component
  export const Checkboxes: Component
  export const ErrorSummary: Component
  export const FileUpload: Component
  export const NotificationBanner: Component
  export const SkipLink: Component
  export const Tabs: Component
  export function createAll(component: Component, config?: object): object[]
}
