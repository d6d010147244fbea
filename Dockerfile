# The portal's image. Build the jar first (mvn package makes target/byraportal.jar), then: docker build -t byraportal .
FROM eclipse-temurin:25-jre AS layers
WORKDIR /layers
COPY target/byraportal.jar byraportal.jar
RUN java -Djarmode=tools -jar byraportal.jar extract --layers --destination extracted

FROM eclipse-temurin:25-jre
# JasperReports draws with Java's fonts: without fontconfig and one TrueType family no PDF comes out. curl is for the health check.
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl fontconfig fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin byraportal
WORKDIR /opt/byraportal
# What changes most seldom comes first, so that a new version is one thin layer.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD curl --fail --silent --show-error --output /dev/null http://localhost:8080/readyz || exit 1
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "byraportal.jar"]
