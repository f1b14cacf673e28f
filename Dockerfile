FROM rust:1-slim-bookworm AS build
WORKDIR /factlint
COPY . .
RUN cargo install --locked --path . --root /usr/local

FROM debian:bookworm-slim
COPY --from=build /usr/local/bin/factlint /usr/local/bin/factlint
# Nobody in particular: it only reads, unless told to fix or to write a report.
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["factlint"]
