/** What goes out, for other catalogues and tools: the change feed, descriptions of the data, formats of other networks. */

export { feedRoutes } from "./feed/feed.routes.ts";
export { formatRoutes } from "./formats/formats.routes.ts";
export { oaiRoutes } from "./oai/oai.routes.ts";
