# syntax=docker/dockerfile:1
# The service, and nothing else: no shell, no package manager, not root, and it writes to /var/lib/restanser alone.
#
#   docker build --build-arg RESTANSER_COMMIT=$(git rev-parse HEAD) --tag restanser .
#   docker run --read-only --cap-drop=ALL --security-opt=no-new-privileges \
#     --volume ./restanser:/etc/restanser:ro --volume restanser:/var/lib/restanser --publish 8080:8080 restanser

FROM docker.io/library/rust:1.95-bookworm AS build
WORKDIR /restanser
COPY . .
# What /info and restanser_build_info say; the repository's history is not in here to be asked.
ARG RESTANSER_COMMIT=unknown
# The same C library as in the image below. --locked: the versions that were tested.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/restanser/target \
    cargo build --release --locked --package restanser-server --bin restanser \
    && install -D target/release/restanser /image/usr/bin/restanser \
    && install -d -m 0700 /image/var/lib/restanser

# glibc, libgcc and the certificates of public authorities. nonroot is 65532.
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /image/usr/bin/restanser /usr/bin/restanser
COPY --from=build --chown=65532:65532 /image/var/lib/restanser /var/lib/restanser
COPY LICENSE-APACHE LICENSE-MIT /usr/share/doc/restanser/
USER 65532:65532
# Register and disclosure log, unless they are in PostgreSQL.
VOLUME ["/var/lib/restanser"]
# The API, and what operators see. Both are what the configuration says they are: packaging/kubernetes/restanser.toml.
EXPOSE 8080 9090
STOPSIGNAL SIGTERM
# Readiness is for who sends requests to know; a container whose register is away is not made better by a restart.
HEALTHCHECK --interval=30s --timeout=12s --start-period=60s \
    CMD ["/usr/bin/restanser", "health", "--live", "--config", "/etc/restanser/restanser.toml"]
ENTRYPOINT ["/usr/bin/restanser"]
CMD ["serve", "--config", "/etc/restanser/restanser.toml"]
