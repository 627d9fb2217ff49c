// Names for the parts of the API's answers that the page reads. The shapes are generated: `npm run types` makes
// schema.ts from data/api/openapi.json, and `npm run lint` fails where the two have parted.
import type { components, operations } from "./schema.ts";

type Schemas = components["schemas"];
type Answer<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

export type ValueState = Schemas["State"];
export type Level = Schemas["Level"];
export type Verdict = Schemas["GoalResult"]["verdict"];
export type Bounds = Schemas["Bounds"];
export type RegionValue = Schemas["Value"];
export type BorderingRegion = Schemas["BorderingRegion"];
export type IndicatorValues = Answer<"values">;
export type RegionList = Answer<"regions">;
export type RegionSummary = RegionList["regions"][number];
export type SearchAnswer = Answer<"search">;
export type SearchHit = SearchAnswer["results"][number];
export type PointAnswer = Answer<"point">;
export type GoalResults = Answer<"goal">;
export type Neighbours = Answer<"neighbours">;
export type IndicatorChanges = Answer<"changes">;
export type RegionChange = IndicatorChanges["changes"][number];
export type ChangeKind = RegionChange["change"];
