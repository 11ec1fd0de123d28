using System.IO.Compression;
using EhdsReadiness.Core.ActionPlans;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Inventory;
using EhdsReadiness.Core.Organisations;
using EhdsReadiness.Core.Portfolios;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Reassessments;
using EhdsReadiness.Core.Reports;
using EhdsReadiness.Core.Retention;
using EhdsReadiness.Core.Storage;
using EhdsReadiness.Web.Commands;
using EhdsReadiness.Web.Exports;
using EhdsReadiness.Web.Localisation;
using EhdsReadiness.Web.Mails;
using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Verification;
using EhdsReadiness.Web.Security;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticAssets;

namespace EhdsReadiness.Web.Setup;

/// <summary>The site: its services, then the way of a request through it.</summary>
public static class Site
{
    /// <summary>Largest request, in bytes: an imported file with its form around it.</summary>
    public const long LargestRequest = Pages.Assessments.ImportModel.LongestFile + (64 * 1024);

    /// <summary>Where the site serves when nothing else is said.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>The database that the settings name, for the site and for the commands alike; relative to the current directory.</summary>
    public static string DatabasePath(string[] args) => DatabasePath(Configuration(args));

    /// <summary>The settings, as the site and the commands read them alike.</summary>
    public static IConfiguration Configuration(string[] args) => Builder(args).Configuration;

    /// <summary>The database that settings name.</summary>
    public static string DatabasePath(IConfiguration configuration) => configuration["Database:Path"] ?? "data/ehds-readiness.db";

    /// <summary>The settings, for the commands: from the files beside the program, the environment and these arguments.</summary>
    public static IConfiguration Settings(string[] args) => Builder(args).Configuration;

    /// <summary>
    /// Builds the site; null, with every fault on <paramref name="errors"/>, when the content has any
    /// or lacks a version that assessments of the database are on, or changed one under its name, when the settings of mails contradict themselves,
    /// or when the database cannot be written.
    /// </summary>
    /// <param name="clock">The clock of the site; null for that of the machine.</param>
    public static async Task<WebApplication?> BuildAsync(string[] args, TextWriter errors, TimeProvider? clock = null)
    {
        var builder = Builder(args);
        builder.WebHost.UseStaticWebAssets();
        var configuration = builder.Configuration;
        if (configuration["urls"] is null && configuration["http_ports"] is null && configuration["https_ports"] is null)
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        var folder = configuration["Content:Path"] ?? CommandLine.DefaultContent;
        var reading = ContentCheck.Read(folder);
        if (reading.Content is not { } content)
        {
            foreach (var fault in reading.Faults)
            {
                errors.WriteLine(fault);
            }

            return null;
        }

        if (RetentionOf(configuration).Fault is { } refused)
        {
            errors.WriteLine(refused);
            return null;
        }

        if (SiteAggregates.SettingsOf(configuration).Fault is { } unsafeSetting)
        {
            errors.WriteLine(unsafeSetting);
            return null;
        }

        if ((configuration.GetSection("Mail").Get<MailSettings>() ?? new()).FaultWith(SiteSettings.Of(configuration).Address) is { } wrong)
        {
            errors.WriteLine(wrong);
            return null;
        }

        AddServices(builder, content, clock ?? TimeProvider.System);
        var app = builder.Build();
        var database = app.Services.GetRequiredService<Database>();
        try
        {
            if (!database.TryServe())
            {
                errors.WriteLine($"{database.Path}: another site serves this database, or it is being restored; one database has one site");
                await app.DisposeAsync();
                return null;
            }

            database.Migrate();
            await database.PingAsync(default);
            Directory.CreateDirectory(SiteAccounts.Beside(database, "keys"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || Database.IsMachineFault(e.InnerException ?? e))
        {
            errors.WriteLine($"{database.Path}: the database cannot be written: {(e.InnerException ?? e).Message}");
            await app.DisposeAsync();
            return null;
        }

        var versions = await app.Services.GetRequiredService<AssessmentStore>().VersionsAsync(default);
        var missing = versions.Where(version => content.Find(version) is null).ToList();
        foreach (var version in missing)
        {
            errors.WriteLine($"{database.Path}: assessments are on questionnaire “{version}”, which the content lacks; it has {string.Join(", ", content.Questionnaires.Select(one => $"“{one.Version}”"))}");
        }

        var changed = missing.Count > 0
            ? []
            : await app.Services.GetRequiredService<ContentVersionStore>().RecordAsync(content, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), default);
        foreach (var version in changed)
        {
            errors.WriteLine($"{database.Path}: {version}");
        }

        if (missing.Count + changed.Count > 0)
        {
            await app.DisposeAsync();
            return null;
        }

        UsePipeline(app);
        return app;
    }

    private static WebApplicationBuilder Builder(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Site).Assembly.GetName().Name });

    private static RetentionSettings RetentionOf(ConfigurationManager configuration) => configuration.GetSection("Retention").Get<RetentionSettings>() ?? new();

    /// <summary>The folder of the keys that sign reports, for the site and for the commands alike.</summary>
    public static string SigningKeysPath(string[] args) => SigningKeysPath(Configuration(args));

    private static string SigningKeysPath(IConfiguration configuration) =>
        configuration["Keys:Path"] ?? Path.GetDirectoryName(Path.GetFullPath(DatabasePath(configuration)))!;

    private static void AddServices(WebApplicationBuilder builder, Content content, TimeProvider clock)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var database = new Database(DatabasePath(configuration));

        services.AddSingleton(content);
        services.AddSingleton(new TermFinder(content.Glossary));
        // By a factory, so that the site closes it when it stops.
        services.AddSingleton(_ => database);
        services.AddSingleton<AssessmentStore>();
        services.AddSingleton<ContentVersionStore>();
        services.AddSingleton<AnswerStore>();
        services.AddSingleton<TrackingStore>();
        services.AddSingleton<ScenarioStore>();
        services.AddSingleton<ReminderStore>();
        services.AddSingleton<BaselineStore>();
        services.AddSingleton<MoveStore>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditQuery>();
        services.AddSingleton<OrganisationStore>();
        services.AddSingleton<MemberStore>();
        services.AddSingleton<InvitationStore>();
        services.AddSingleton<OrganisationAssessmentStore>();
        services.AddSingleton<AssignmentStore>();
        services.AddSingleton<CommentStore>();
        services.AddSingleton<StateStore>();
        services.AddSingleton<FinalisedCopyStore>();
        services.AddSingleton<AgreementStore>();
        services.AddSingleton<GrantStore>();
        services.AddSingleton<ConsultancyStore>();
        services.AddSingleton<ListingStore>();
        services.AddSingleton<PortfolioQuery>();
        services.AddSingleton<ReportArchiveStore>();
        services.AddSingleton<ArchiveWriter>();
        services.AddSingleton<OrganisationErasure>();
        services.AddSingleton<Health>();
        services.AddSingleton<CspReports>();
        services.AddSingleton(clock);
        services.AddSingleton(_ => new PdfRenderer(FontFaces.Load(FontFaces.Folder)));
        services.AddSingleton(_ => KeyRing.Read(SigningKeysPath(configuration)));
        services.AddSingleton<ReportVerifier>();
        services.AddSingleton<IssuedReportStore>();
        services.AddSingleton<ReportFiles>();
        services.AddSingleton<ExportTrail>();
        services.AddSingleton<DatasetStore>();
        services.AddHostedService<ReportWarmUp>();
        services.AddSingleton(RetentionOf(configuration));
        services.AddSingleton<RetentionStore>();
        services.AddHostedService<RetentionRounds>();
        services.AddSingleton<ReminderRounds>();
        services.AddHostedService(provider => provider.GetRequiredService<ReminderRounds>());
        services.AddHostedService<ListingRefresh>();
        services.AddSingleton(SiteSettings.Of(configuration));
        services.AddRateLimits(configuration.GetSection("RateLimits").Get<RateLimitSettings>() ?? new());
        services.AddAccounts(configuration, database);
        services.AddSignIn(configuration);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddAggregates(configuration);
        services.AddSitePages();
        services.AddTelemetry(configuration);
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
            foreach (var proxy in configuration.GetSection("Proxies:Known").Get<string[]>() ?? [])
            {
                options.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
            }
        });
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestRequest;
            (configuration.GetSection("Requests").Get<RequestSettings>() ?? new()).Apply(options.Limits);
        });
    }

    private static void UsePipeline(WebApplication app)
    {
        if (app.Configuration.GetSection("Proxies:Known").Get<string[]>() is { Length: > 0 })
        {
            app.UseForwardedHeaders();
        }

        app.UseSecurityHeaders(Headers.Policy);
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
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use((http, next) =>
        {
            if (http.Request.ContentLength > LargestRequest && !Refusal.IsTold(http))
            {
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return Task.CompletedTask;
            }

            return next(http);
        });
        app.UseRouteLanguage();
        app.UseRouting();
        app.UseRateLimiter();
        // Told of its refusal, a request keeps whom it was found to be from, and a database that failed isn't asked again. Styles and scripts are everybody's.
        app.UseWhen(http => !Refusal.IsTold(http) && http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null, asked => asked.UseAuthentication());
        app.UseAuthorization();
        app.UseSecondFactorGate();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapGet("/", RootRedirect.ToHome);
        app.MapGet(RootRedirect.Verify, RootRedirect.ToVerify);
        app.MapGet("/health", (Health health, HttpContext http) => health.CheckAsync(http));
        app.MapPost(CspReports.Path, (CspReports reports, HttpContext http) => reports.TakeAsync(http)).RequireRateLimiting(RateLimits.CspReport);
    }
}
