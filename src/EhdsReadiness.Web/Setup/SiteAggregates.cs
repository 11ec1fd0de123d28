using EhdsReadiness.Web.Pages.Ministry;

namespace EhdsReadiness.Web.Setup;

/// <summary>Publications: their settings, their stores, their schedule.</summary>
public static class SiteAggregates
{
    /// <summary>Adds everything that publications need. The database, the content and the clock are added already.</summary>
    public static IServiceCollection AddAggregates(this IServiceCollection services, AggregateSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<RegisterStore>();
        services.AddSingleton<ClaimStore>();
        services.AddSingleton<ClaimMails>();
        services.AddSingleton<PublicationStore>();
        services.AddSingleton<PublicationDraftStore>();
        services.AddSingleton<DemonstrationStore>();
        services.AddSingleton<DemonstrationMark>();
        services.AddSingleton<PublicationReader>();
        if (settings.Every is not null)
        {
            services.AddJob<PublicationJob>();
        }

        return services;
    }
}
