using EhdsReadiness.Web.Reports.Pdf;

namespace EhdsReadiness.Web.Jobs;

/// <summary>The background jobs of the site.</summary>
public static class SiteJobs
{
    /// <summary>Adds the jobs that every site has, and what runs all of them. Whatever becomes of a job, the site stays.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.Configure<HostOptions>(options => options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        services.AddSingleton<JobFaultStore>();
        services.AddSingleton<JobLeaseStore>();
        services.AddSingleton<JobLease>();
        services.AddHostedService<JobRunner>();
        return services
            .AddJob<ListingJob>()
            .AddJob<NoticeJob>()
            .AddJob<ReminderJob>()
            .AddJob<RetentionJob>()
            // The fonts are read in the background too.
            .AddJob(provider => new ReportJob(provider.GetRequiredService<PdfRenderer>));
    }

    /// <summary>Adds a job.</summary>
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services)
        where TJob : class, IJob => services.AddJob(provider => ActivatorUtilities.CreateInstance<TJob>(provider));

    private static IServiceCollection AddJob(this IServiceCollection services, Func<IServiceProvider, IJob> make) => services.AddSingleton(
        provider => new PeriodicJob(make(provider), provider.GetRequiredService<JobFaultStore>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PeriodicJob>>()));
}
