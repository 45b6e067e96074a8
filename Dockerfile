# syntax=docker/dockerfile:1
# docker build -t pentimento .
# docker run -p 127.0.0.1:8080:8080 -e PENTIMENTO_WEB_BEHINDLOOPBACK=true -v pentimento:/data pentimento
#
# Inside, the server listens on every address, or the published port could not reach it. It refuses to, without a login,
# unless you say with PENTIMENTO_WEB_BEHINDLOOPBACK that the port is published to this machine only, as above.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN --mount=type=cache,target=/m2 ./mvnw -Dmaven.repo.local=/m2 -B -ntp -q dependency:resolve dependency:resolve-plugins
COPY application.yml ./
COPY src src
COPY bench bench
COPY bin bin
COPY tools/ahead-of-time tools/ahead-of-time
COPY LICENSE NOTICE ./
RUN --mount=type=cache,target=/m2 ./mvnw -Dmaven.repo.local=/m2 -B -ntp -q package -DskipTests \
    && java -Djarmode=tools -jar target/pentimento-*.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
# libheif's own tool reads HEIC and AVIF.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libheif-examples libheif-plugin-libde265 libheif-plugin-dav1d \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /app pentimento && mkdir -p /app /data && chown pentimento /app /data
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY --from=build /build/bin/java-options /build/bin/train-start-cache /build/LICENSE /build/NOTICE ./
RUN mv pentimento-*.jar pentimento.jar
USER pentimento
# A training start writes the cache of loaded classes; the build ends where Java would refuse it.
RUN ./train-start-cache .
ENV PENTIMENTO_DATA=/data SERVER_ADDRESS=0.0.0.0
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "@java-options", "-XX:AOTCache=pentimento.aot", "-jar", "pentimento.jar"]
