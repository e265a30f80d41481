/** What goes out, for other catalogues and tools: the change feed, descriptions of the data, formats of other networks. */

export { feedRoutes } from "./feed/feed.routes.ts";
