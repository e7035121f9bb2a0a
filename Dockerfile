# One image for both apps; choose with --target: integration (the hub, default) or mock-upstream (the emulator).
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The embedded PostgreSQL is optional and of no use here: containers are given DATABASE_URL.
RUN npm ci --omit=optional
COPY tsconfig.json nest-cli.json ./
COPY libs libs
COPY apps apps
# Scenarios are part of the emulator's sources.
COPY mocks mocks
RUN npx nest build integration && npx nest build mock-upstream && npm prune --omit=dev --omit=optional

FROM node:22-bookworm-slim AS runtime
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# A volume mounted here belongs to whom the folder belongs to.
RUN mkdir /data && chown node:node /data
USER node

FROM runtime AS mock-upstream
ENV MOCK_HOST=0.0.0.0 MOCK_PORT=3100
EXPOSE 3100
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3100/__admin/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/mock-upstream/src/main.js", "--json"]

FROM runtime AS integration
ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=16", "--max-old-space-size=400", "dist/apps/integration/src/main.js"]
