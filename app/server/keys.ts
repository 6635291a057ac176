import { generateKeys } from "./secrets.server";

for (const [name, value] of Object.entries(generateKeys())) console.log(`${name}=${value}`);
