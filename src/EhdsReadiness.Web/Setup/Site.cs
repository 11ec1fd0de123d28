using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Verification;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticAssets;

namespace EhdsReadiness.Web.Setup;

/// <summary>The site: its services, then the way of a request through it.</summary>
public static partial class Site
{
    /// <summary>Largest request, in bytes: an imported file with its form around it.</summary>
    public const long LargestRequest = Pages.Assessments.ImportModel.LongestFile + LargestForm;

    /// <summary>What a form may have around its file, in bytes.</summary>
    public const long LargestForm = 64 * 1024;

    /// <summary>Largest request to an endpoint: its own limit where it says one.</summary>
    public static long LargestRequestTo(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? LargestRequest;

    /// <summary>Where the site serves when nothing else is said.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>
    /// Builds the site; null, with every fault on <paramref name="errors"/>, one line each, when the settings or the content have any, when
    /// the content lacks a version that assessments of the database are on or has changed one under its name, or when the addresses to
    /// serve on or the database cannot be used. Nothing is made before settings and content are found right.
    /// </summary>
    /// <param name="clock">The clock of the site; null for that of the machine.</param>
    /// <param name="content">Content read before, which several sites of a process share; null to read and check the folder that the
    /// settings name.</param>
    public static async Task<WebApplication?> BuildAsync(
        string[] args, TextWriter errors, TimeProvider? clock = null, Content? content = null)
    {
        if (SiteConfiguration.Builder(args, errors) is not { } builder
            || SiteConfiguration.Settings(builder.Configuration, errors) is not { } settings)
        {
            return null;
        }

        builder.WebHost.UseStaticWebAssets();
        var configuration = builder.Configuration;
        if (configuration["urls"] is null && configuration["http_ports"] is null && configuration["https_ports"] is null)
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        var database = settings.Database.Make();
        var refusals = ListenAddresses.Taken(configuration["urls"])
            .Concat(ListenAddresses.Taken(settings.OpenTelemetry.MetricsAddress, "OpenTelemetry:MetricsAddress"))
            .Concat(database.Misfit() is { } misfit ? [$"{database.Name}: {misfit}"] : []).ToList();
        if (refusals.Count > 0)
        {
            refusals.ForEach(errors.WriteLine);
            database.Dispose();
            return null;
        }

        CheckedContent? check = null;
        if (content is null)
        {
            check = new(settings.ContentFolder, database.Beside(CheckedContent.FileName));
            var reading = check.Read();
            foreach (var fault in reading.Faults)
            {
                errors.WriteLine(fault);
            }

            if (reading.Content is null)
            {
                database.Dispose();
                return null;
            }

            content = reading.Content;
        }

        AddServices(builder, settings, content, database, clock ?? TimeProvider.System);
        var app = builder.Build();
        // Held by the services from here on, which close it.
        _ = app.Services.GetRequiredService<Database>();
        // Describing the pages takes as long as the work on the database that follows, and goes beside it.
        var pages = Task.Run(() => app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors);
        try
        {
            if (!database.TryServe())
            {
                errors.WriteLine(database.IsFile
                    ? $"{database.Name}: another site serves this database, or it is being restored; one database has one site"
                    : $"{database.Name}: it is being moved to another database: start the site when that has ended");
                await app.DisposeAsync();
                return null;
            }

            database.Migrate();
            await database.PingAsync(default);
            await (check?.NoteAsync(default) ?? Task.CompletedTask);
            using var certificate = settings.Keys.Load();
            await KeyEncryption.PrepareAsync(
                database, app.Services.GetRequiredService<KeyStore>(), app.Services.GetRequiredService<IDataProtectionProvider>(),
                certificate, default);
            await app.Services.GetRequiredService<AuthenticatorKeys>().SealAllAsync(default);
        }
        catch (Exception e) when (
            e is IOException or UnauthorizedAccessException or InvalidOperationException or System.Data.Common.DbException)
        {
            errors.WriteLine($"{database.Name}: the database cannot be written: {(e.InnerException ?? e).Message}");
            await app.DisposeAsync();
            return null;
        }

        var versions = await app.Services.GetRequiredService<AssessmentStore>().VersionsAsync(default);
        var missing = versions.Where(version => content.Find(version) is null).ToList();
        foreach (var version in missing)
        {
            errors.WriteLine(
                $"{database.Name}: assessments are on questionnaire “{version}”, which the content lacks; it " +
                $"has {string.Join(", ", content.Questionnaires.Select(one => $"“{one.Version}”"))}");
        }

        var changed = missing.Count > 0
            ? []
            : await app.Services.GetRequiredService<ContentVersionStore>()
                .RecordAsync(content, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), default);
        foreach (var version in changed)
        {
            errors.WriteLine($"{database.Name}: {version}");
        }

        if (missing.Count + changed.Count > 0)
        {
            await app.DisposeAsync();
            return null;
        }

        // Read, and at the very first start made, before anybody asks for a report.
        app.Services.GetRequiredService<KeyRing>();
        if (!database.IsFile)
        {
            WarnOfKeys(app.Logger, settings);
        }

        if (settings.Site.Missing.ToList() is { Count: > 0 } unset)
        {
            LogUnset(app.Logger, string.Join(", ", unset));
        }

        await pages;
        UsePipeline(app, settings);
        return app;
    }

    private static void AddServices(
        WebApplicationBuilder builder, AllSettings settings, Content content, Database database, TimeProvider clock)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddSingleton(content);
        services.AddSingleton(new TermFinder(content.Glossary));
        services.AddSingleton(new AbbreviationMarker(content.Abbreviations));
        // By a factory, so that the site closes it when it stops.
        services.AddSingleton(_ => database);
        services.AddSingleton<AssessmentStore>();
        services.AddSingleton<ContentVersionStore>();
        services.AddSingleton<AnswerStore>();
        services.AddSingleton<ClarificationStore>();
        services.AddSingleton<CalendarFeedStore>();
        services.AddSingleton<AssessmentDoor>();
        services.AddSingleton<TrackingStore>();
        services.AddSingleton<ScenarioStore>();
        services.AddSingleton<ReminderStore>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<NoticeMails>();
        services.AddSingleton<DatedEventStore>();
        services.AddSingleton<WaitingQuery>();
        services.AddSingleton<BaselineStore>();
        services.AddSingleton<MoveStore>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditCheckpointStore>();
        services.AddSingleton<AuditQuery>();
        services.AddSingleton(provider => new AuditHeads(database.Beside(AuditHeads.FileName), provider.GetRequiredService<KeyRing>()));
        services.AddJob<AuditHeadJob>();
        services.AddSingleton<OrganisationStore>();
        services.AddSingleton<UnitStore>();
        services.AddSingleton<HouseOverviewQuery>();
        services.AddSingleton<ActionOverviewQuery>();
        services.AddSingleton<OfferedAnswerStore>();
        services.AddSingleton<MemberStore>();
        services.AddSingleton<LedWorkStore>();
        services.AddSingleton<InvitationStore>();
        services.AddSingleton<JoinStore>();
        services.AddSingleton<OrganisationAssessmentStore>();
        services.AddSingleton<AssignmentStore>();
        services.AddSingleton<CommentStore>();
        services.AddSingleton<StateStore>();
        services.AddSingleton<FinalisedCopyStore>();
        services.AddSingleton<AgreementStore>();
        services.AddSingleton<GrantStore>();
        services.AddSingleton<ConsultancyStore>();
        services.AddSingleton<ConsultancyLookStore>();
        services.AddSingleton<ClientInvitationStore>();
        services.AddSingleton<ClientNoteStore>();
        services.AddSingleton<ClientVisitStore>();
        services.AddSingleton<ListingStore>();
        services.AddSingleton<PortfolioQuery>();
        services.AddSingleton<ReportArchiveStore>();
        services.AddSingleton<ArchiveWriter>();
        services.AddSingleton<OrganisationErasure>();
        services.AddSingleton<Health>();
        services.AddSingleton<CspReports>();
        services.AddSingleton(clock);
        services.AddSingleton(_ => new PdfRenderer(FontFaces.Load(FontFaces.Folder)));
        services.AddSingleton(provider =>
            KeysOf(settings, database.IsFile, provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Site))));
        services.AddSingleton<ReportVerifier>();
        services.AddSingleton<IssuedReportStore>();
        services.AddSingleton<ReportFiles>();
        services.AddSingleton<ExportTrail>();
        services.AddSingleton<DatasetStore>();
        services.AddSingleton(settings.Retention);
        services.AddSingleton<RetentionStore>();
        services.AddSingleton(settings.Anonymous);
        services.AddSingleton<AnonymousStorage>();
        services.AddJobs();
        services.AddSingleton(settings);
        services.AddSingleton(settings.Site);
        services.AddSingleton(OwnPages.Read(settings.Site.PagesFolder).Pages);
        services.AddSingleton<SiteAddress>();
        services.AddRateLimits(settings.RateLimits);
        services.AddAccounts(settings, database);
        services.AddSignIn(settings);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddAggregates(settings.Aggregates);
        services.AddSitePages();
        services.AddTelemetry(settings.OpenTelemetry, configuration);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.Proxies.Networks())
            {
                options.KnownIPNetworks.Add(network);
            }
        });
        services.PostConfigure<HostFilteringOptions>(options =>
        {
            // A name that nobody configured is refused, but for this machine's own, at which health is asked for.
            if (settings.Site.Address is { } address && configuration["AllowedHosts"] is null or "" or "*")
            {
                options.AllowedHosts = [new Uri(address).IdnHost, "localhost", "127.0.0.1", "[::1]"];
            }
        });
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestRequest;
            settings.Requests.Apply(options.Limits);
        });
    }

    /// <summary>Whoever may read may ask whether there is something to read.</summary>
    private static void MapRead(this WebApplication app, string path, Delegate answer) =>
        app.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], answer);

    /// <summary>Puts the site under a path, whether the proxy in front passes that path on or takes it off: all links keep it.</summary>
    private static void UseBase(this WebApplication app, string path)
    {
        if (path.Length > 0)
        {
            app.Use((http, next) =>
            {
                http.Request.Path = http.Request.Path.StartsWithSegments(path, out var inside) ? inside : http.Request.Path;
                http.Request.PathBase = path;
                return next(http);
            });
        }
    }

    private static void UsePipeline(WebApplication app, AllSettings settings)
    {
        if (settings.Proxies.Known.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseBase(settings.Site.Base);
        // Without this the framework authenticates first of all, before the cookies have the names by which it knows them, and keeps what
        // it found.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseCookiePrefix();
        app.UsePastedLinks();
        app.UseSecurityHeaders(Headers.PolicyUnder(settings.Site.Base));
        app.UseNoStore();
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            StatusCodeSelector = exception => exception switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ when Database.IsMachineFault(exception) => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.Use(AbuseCounters.CountAnswerAsync);
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouteLanguage();
        app.UseCutLinks();
        app.UseRouting();
        app.Use((http, next) =>
        {
            if (http.Request.ContentLength > LargestRequestTo(http.GetEndpoint()) && !Refusal.IsTold(http))
            {
                // What still comes is taken and thrown away, for some seconds: a browser that is cut off shows no answer.
                http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return Task.CompletedTask;
            }

            return next(http);
        });
        // The same for every address, so that no method tells which pages there are.
        app.Use((http, next) =>
        {
            if (HttpMethods.IsOptions(http.Request.Method))
            {
                // The page of the error would answer by itself, with 200.
                http.Features.Get<IStatusCodePagesFeature>()!.Enabled = false;
                http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                return Task.CompletedTask;
            }

            return next(http);
        });
        app.UseRateLimiter();
        // Told of its refusal, a request keeps whom it was found to be from, and a database that failed isn't asked again. Styles and
        // scripts are everybody's.
        app.UseWhen(http => !Refusal.IsTold(http) && http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null, asked =>
            asked.UseAuthentication());
        app.UseAuthorization();
        app.UseSecondFactorGate();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapRead("/", RootRedirect.ToHome);
        app.MapRead(RootRedirect.Verify, RootRedirect.ToVerify);
        app.MapRead("/health", (Health health, HttpContext http) => health.CheckAsync(http));
        app.MapRead(PublicFiles.Robots, PublicFiles.RobotsFile);
        app.MapRead(PublicFiles.Security, PublicFiles.SecurityFile);
        app.MapRead(PublicFiles.ChangePassword, RootRedirect.ToPassword);
        app.MapRead(PublicFiles.Icon, (HttpContext http) => Results.Redirect($"{http.Request.PathBase}/images/favicon.svg"));
        app.MapPost(CspReports.Path, (CspReports reports, HttpContext http) => reports.TakeAsync(http))
            .RequireRateLimiting(RateLimits.CspReport);
        if (settings.Oidc.Count > 0)
        {
            app.MapSingleSignOn();
        }
    }

    /// <summary>The keys of reports. Where one process alone serves the site it makes the first by itself; instances on PostgreSQL would
    /// each make their own, and not know each other's reports.</summary>
    private static KeyRing KeysOf(AllSettings settings, bool isFile, ILogger log)
    {
        try
        {
            // A folder that somebody named and that holds no key may be one that is not mounted: a key made there would go again.
            var mayBegin = isFile && settings.Keys.Path is null;
            string? made = null;
            void Leave(CryptographicException fault) => LogDamagedKey(log, fault.Message);
            var ring = mayBegin ? KeyRing.ReadOrBegin(settings.SigningKeys, out made, Leave) : KeyRing.Read(settings.SigningKeys, Leave);
            if (made is not null)
            {
                LogSigningKey(log, made, settings.SigningKeys);
            }
            else if (ring.Signing is null)
            {
                LogNoSigningKey(log, settings.SigningKeys, "none lies there; “keys create” makes one");
            }

            return ring;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            LogNoSigningKey(log, settings.SigningKeys, e.Message);
            return KeyRing.None;
        }
    }

    /// <summary>Says which keys lie where they are not safe, or where other instances of the site don't find them.</summary>
    private static void WarnOfKeys(ILogger log, AllSettings settings)
    {
        if (settings.Keys.Certificate is null)
        {
            LogOpenKeys(log);
        }

        if (settings.Keys.Path is null && File.Exists(Path.Combine(settings.SigningKeys, KeyRing.PrivateFile)))
        {
            LogOwnSigningKey(log, settings.SigningKeys);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Keys:Certificate is not set: the keys of cookies, links and authenticator secrets lie unencrypted in the database, and a copy of "
        + "it opens what they seal")]
    private static partial void LogOpenKeys(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Made the key {Key} in {Folder}, which signs reports from now on: keep a copy of the folder")]
    private static partial void LogSigningKey(ILogger log, string key, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reports that were signed by a damaged key are not recognised: {Why}")]
    private static partial void LogDamagedKey(ILogger log, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No key in {Folder} signs reports: {Why}")]
    private static partial void LogNoSigningKey(ILogger log, string folder, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The key that signs reports lies in {Folder}, which is this instance's own: give every instance the same keys and name their "
        + "folder as Keys:Path")]
    private static partial void LogOwnSigningKey(ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not set, as the legal and privacy pages say to everybody: {Settings}")]
    private static partial void LogUnset(ILogger log, string settings);
}
