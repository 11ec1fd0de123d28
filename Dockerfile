# The build needs the .NET SDK and Node (styles, word lists); the program needs neither. Each image may be named by its digest instead:
# docker build --build-arg SDK=IMAGE@sha256:… --build-arg RUNTIME=IMAGE@sha256:… .
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0

FROM $SDK AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN CI=true dotnet publish src/EhdsReadiness.Web -c Release -r "linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')" --no-self-contained -o /app

FROM $RUNTIME
WORKDIR /srv
RUN mkdir data && chown "$APP_UID" data
COPY --from=build /app /app
USER $APP_UID
VOLUME /srv/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '200 OK' <&3"]
ENTRYPOINT ["dotnet", "/app/ehds-readiness.dll", "--urls", "http://0.0.0.0:8080"]
