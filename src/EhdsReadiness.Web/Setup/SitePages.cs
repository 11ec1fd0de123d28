using EhdsReadiness.Web.Pages.Ministry;
using Microsoft.Extensions.WebEncoders;

namespace EhdsReadiness.Web.Setup;

/// <summary>Razor Pages with their languages, their texts and their guard.</summary>
public static class SitePages
{
    public static IServiceCollection AddSitePages(this IServiceCollection services)
    {
        services.AddSingleton<SentFormStore>();
        services.AddSingleton<CarriedForms>();
        services.AddSingleton<PageTexts>();
        services.AddTransient<ViewTexts>();
        services.AddRouting(options => options.ConstraintMap["culture"] = typeof(CultureRouteConstraint));
        services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
        services.AddRazorPages(options =>
            {
                options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
                options.Conventions.AddPageRouteModelConvention("/Ministry/Download", PublicationFile.AddRoutes);
            })
            .AddMvcOptions(options =>
            {
                options.Filters.Add<FormGuard>();
                options.Filters.Add<SendOnce>();
                // They answer a field's name such as "a[" with an exception, and no field of ours is named in their way.
                options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
                // Forms say themselves what they miss, in the reader's language.
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            });
        return services;
    }
}
