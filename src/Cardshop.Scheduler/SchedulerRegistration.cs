using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Api;
using Cardshop.Scheduler.Limits;
using Cardshop.Scheduler.Setup;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Store.Sqlite;
using Cardshop.Scheduler.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Cardshop.Scheduler;

/// <summary>Puts the scheduler into a program.</summary>
public static class SchedulerRegistration
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddScheduler(this IServiceCollection services, SchedulerOptions options)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        return services.AddStore().AddAccounts().AddApi();
    }

    /// <summary>Maps its routes.</summary>
    public static void MapScheduler(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        AuthRoutes.Map(group);
        UserRoutes.Map(group);
        SetupRoutes.Map(group);
        group.PassThrough(routes.ServiceProvider.GetRequiredService<Gate>());
    }

    private static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.TryAddSingleton<IStore>(provider =>
        {
            var folder = Path.GetFullPath(provider.GetRequiredService<SchedulerOptions>().DataFolder);
            PrivateFolder.Create(folder);
            return SqliteStore.Open(Path.Combine(folder, "scheduler.db"), provider.GetRequiredService<TimeProvider>());
        });
        services.TryAddSingleton(provider => new IdSource(provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new Passwords(provider.GetRequiredService<SchedulerOptions>().PasswordRounds));
        services.TryAddSingleton(provider => new LoginLimits(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<SchedulerOptions>().LoginBurst));
        services.TryAddSingleton<TokenCache>();
        services.TryAddSingleton<Sessions>();
        services.TryAddSingleton<Users>();
        services.TryAddSingleton<FirstManagers>();
        return services;
    }

    private static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.TryAddSingleton<Gate>();
        services.AddSingleton<IConfigureOptions<JsonOptions>, ContractsJsonOptions>();
        return services;
    }
}
