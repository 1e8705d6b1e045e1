using Cardshop.Content.Fetching;
using Cardshop.Imaging.Sources;
using Cardshop.Primitives.Storage;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Api;
using Cardshop.Scheduler.Events;
using Cardshop.Scheduler.Jobs;
using Cardshop.Scheduler.Limits;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Logs;
using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Mails.Smtp;
using Cardshop.Scheduler.Operations;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Protection;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Recipes;
using Cardshop.Scheduler.Setup;
using Cardshop.Scheduler.Shop;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Store.Sqlite;
using Cardshop.Scheduler.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cardshop.Scheduler;

/// <summary>Puts the scheduler into a program.</summary>
public static class SchedulerRegistration
{
    /// <summary>Registers it. What is registered before is kept: a clock, a store, a planner, a mailer, a door to the warehouse.</summary>
    /// <exception cref="OptionsValidationException">The settings are wrong; every reason is given.</exception>
    public static IServiceCollection AddScheduler(this IServiceCollection services, SchedulerOptions options)
    {
        if (new SchedulerOptionsRules().Validate(null, options) is { Failed: true } failed)
        {
            throw new OptionsValidationException("scheduler", typeof(SchedulerOptions), failed.Failures);
        }

        services.TryAddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        return services.AddStore(Path.GetFullPath(options.DataFolder)).AddAccounts(options).AddShop(options).AddQueue(options).AddMail(options).AddPeriodicWork().AddApi();
    }

    /// <summary>Maps its routes, health checks, metrics and description.</summary>
    public static void MapScheduler(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        AuthRoutes.Map(group);
        UserRoutes.Map(group);
        SetupRoutes.Map(group);
        ShopRoutes.Map(group);
        SiteRoutes.Map(group);
        OrderRoutes.Map(group);
        TaskRoutes.Map(group);
        LeaseRoutes.Map(group);
        WorkerRoutes.Map(group);
        ArtifactRoutes.Map(group);
        ActRoutes.Map(group);
        EventRoutes.Map(group);
        OperationRoutes.Map(group);
        group.PassThrough(routes.ServiceProvider.GetRequiredService<Gate>());
        OpenRoutes.MapDescription(routes);
    }

    private static IServiceCollection AddStore(this IServiceCollection services, string folder)
    {
        PrivateFolder.Create(folder);
        services.TryAddSingleton<IStore>(provider => SqliteStore.Open(Path.Combine(folder, SchedulerBackup.Database), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new IdSource(provider.GetRequiredService<TimeProvider>()));
        var keys = Path.Combine(folder, SchedulerBackup.Keys);
        PrivateFolder.Create(keys);
        services.AddDataProtection().SetApplicationName("cardshop").PersistKeysToFileSystem(new DirectoryInfo(keys));
        services.TryAddSingleton<IVault, DataProtectionVault>();
        return services;
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services, SchedulerOptions options)
    {
        services.TryAddSingleton(_ => new Passwords(options.PasswordRounds));
        services.TryAddSingleton(provider => new LoginLimits(provider.GetRequiredService<TimeProvider>(), options.LoginBurst));
        services.TryAddSingleton<TokenCache>();
        services.TryAddSingleton<Sessions>();
        services.TryAddSingleton<Users>();
        services.TryAddSingleton<FirstManagers>();
        services.TryAddSingleton<OwnAccounts>();
        return services;
    }

    private static IServiceCollection AddShop(this IServiceCollection services, SchedulerOptions options)
    {
        services.TryAddSingleton(_ => new SourcePolicy(options.Sources));
        services.TryAddSingleton<IRecipePlanner>(provider => new ImagingPlanner(
            Path.Combine(Path.GetFullPath(options.DataFolder), "planning"),
            provider.GetRequiredService<SourcePolicy>(),
            new FetchOptions { Attempts = 2, ConnectTimeout = TimeSpan.FromSeconds(10), StallTimeout = TimeSpan.FromSeconds(15) },
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<Channels>();
        services.TryAddSingleton<Warehouses>();
        services.TryAddSingleton<Furnishing>();
        services.TryAddSingleton<EventLog>();
        services.TryAddSingleton<Board>();
        services.TryAddSingleton<OrderBook>();
        services.TryAddSingleton<OrderDesk>();
        services.TryAddSingleton<Artifacts>();
        services.TryAddSingleton<SiteBook>();
        services.TryAddSingleton<CardDesk>();
        services.TryAddSingleton<Parcels>();
        services.TryAddSingleton<Relocation>();
        services.TryAddSingleton<ActDesk>();
        services.TryAddSingleton<SignedLinks>();
        services.TryAddSingleton<IArtifactDoor, PlainDoor>();
        return services;
    }

    private static IServiceCollection AddQueue(this IServiceCollection services, SchedulerOptions options)
    {
        services.TryAddSingleton(options.Queue);
        services.TryAddSingleton<QueueSignals>();
        services.TryAddSingleton<TaskQueue>();
        services.TryAddSingleton<TaskLogs>();
        services.TryAddSingleton<TaskBook>();
        services.TryAddSingleton<WorkerRegistry>();
        services.TryAddSingleton<Handover>();
        services.TryAddSingleton<ClaimDesk>();
        services.TryAddSingleton<LeaseDesk>();
        services.TryAddSingleton<Pulse>();
        return services;
    }

    private static IServiceCollection AddMail(this IServiceCollection services, SchedulerOptions options)
    {
        services.TryAddSingleton(options.Mail);
        services.TryAddSingleton<Outbox>();
        services.TryAddSingleton<OrderMails>();
        services.TryAddSingleton<SiteMails>();
        services.TryAddSingleton<Postman>();
        services.TryAddSingleton<IMailer>(provider => new SmtpMailer(options.Mail, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static IServiceCollection AddPeriodicWork(this IServiceCollection services)
    {
        services.TryAddSingleton<ExpiryJob>();
        services.TryAddSingleton<SilenceJob>();
        services.TryAddSingleton<RetentionJob>();
        services.TryAddSingleton<Removals>();
        services.TryAddSingleton(provider => new JobRunner(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<TimeProvider>(),
            JobList.Of(provider),
            provider.GetRequiredService<IdSource>().NextText(),
            provider.GetRequiredService<ILogger<JobRunner>>()));
        services.AddHostedService<SchedulerService>();
        return services;
    }

    private static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.TryAddSingleton<RouteLimits>();
        services.TryAddSingleton<Gate>();
        services.TryAddSingleton<ShopMetrics>();
        services.AddSingleton<IConfigureOptions<JsonOptions>, ContractsJsonOptions>();
        services.AddOpenRoutes().AddHealthChecks().AddCheck<StoreCheck>("scheduler");
        return services;
    }
}
