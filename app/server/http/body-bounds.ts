/** No body of ours needs more. */
export const mostBytes = 1024 * 1024;
const deepest = 32;
const mostFields = 2_000;

/**
 * May this body be read? Deep nesting and countless fields cost far more than their bytes: both are counted
 * before anything is parsed. @param contentType of the request
 */
export function isBounded(body: string, contentType: string): boolean {
  return /^application\/json\b/i.test(contentType) ? depthOf(body) <= deepest : fieldsOf(body) <= mostFields;
}

/** How deep brackets nest outside of strings; what is no JSON is refused by whoever reads it. */
function depthOf(json: string): number {
  let [depth, most, inString] = [0, 0, false];
  for (let index = 0; index < json.length; index += 1) {
    const sign = json[index];
    if (inString) {
      if (sign === "\\") index += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "[" || sign === "{") most = Math.max(most, ++depth);
    else if (sign === "]" || sign === "}") depth -= 1;
  }
  return most;
}

function fieldsOf(form: string): number {
  let count = 1;
  for (let at = form.indexOf("&"); at !== -1 && count <= mostFields; at = form.indexOf("&", at + 1))
    count += 1;
  return count;
}
