using Cardshop.Primitives.Storage;
using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Downloads;
using Cardshop.Warehouse.Folders;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Uploads;
using Cardshop.Warehouse.Upkeep;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Cardshop.Warehouse;

/// <summary>Composes a warehouse.</summary>
public static class WarehouseServices
{
    /// <summary>
    /// Adds what <see cref="WarehouseRoutes.MapWarehouse"/> needs: a store in a folder, links, rights, upkeep. A scheduler in the same process
    /// registers its own <see cref="IAccessTokens"/> and issues rights by <see cref="Grants"/> and <see cref="SignedLinks"/>.
    /// </summary>
    /// <exception cref="OptionsValidationException">The settings are wrong; every reason is given.</exception>
    public static IServiceCollection AddWarehouse(this IServiceCollection services, Action<WarehouseOptions> configure)
    {
        var options = new WarehouseOptions();
        configure(options);
        return services.AddWarehouse(options);
    }

    /// <inheritdoc cref="AddWarehouse(IServiceCollection, Action{WarehouseOptions})"/>
    public static IServiceCollection AddWarehouse(this IServiceCollection services, WarehouseOptions options)
    {
        if (new WarehouseOptionsValidator().Validate(null, options) is { Failed: true } failed)
        {
            throw new OptionsValidationException("warehouse", typeof(WarehouseOptions), failed.Failures);
        }

        services.TryAddSingleton(Microsoft.Extensions.Options.Options.Create(options));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IStorage, PhysicalStorage>();
        return services.AddStore().AddRights().AddDoors().AddUpkeep();
    }

    private static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.TryAddSingleton<IObjectStore>(provider =>
        {
            var options = Options(provider);
            return new FolderStore(
                provider.GetRequiredService<IStorage>(),
                options.Folder,
                new FolderStoreOptions { Capacity = options.Capacity, KeepFree = options.KeepFree },
                provider.GetRequiredService<TimeProvider>());
        });
        return services;
    }

    private static IServiceCollection AddRights(this IServiceCollection services)
    {
        services.TryAddSingleton(provider =>
        {
            var folder = Path.Join(Options(provider).Folder, "keys");
            PrivateFolder.Create(folder);
            return new KeyRing(provider.GetRequiredService<IStorage>(), folder, provider.GetRequiredService<TimeProvider>());
        });
        services.TryAddSingleton<Grants>();
        services.TryAddSingleton<SignedLinks>();
        services.TryAddSingleton<Doorkeeper>();
        services.AddSingleton<IAccessTokens>(provider => new ServiceTokens(Options(provider).ServiceToken));
        services.AddSingleton<IAccessTokens>(provider => Options(provider).Scheduler is { } scheduler
            ? new SchedulerTokens(new HttpClient { BaseAddress = scheduler, Timeout = TimeSpan.FromSeconds(10) }, provider.GetRequiredService<TimeProvider>())
            : new ServiceTokens(token: null));
        return services;
    }

    private static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<JsonOptions>, WarehouseJsonOptions>();
        services.TryAddSingleton<UploadSlots>();
        services.TryAddSingleton<UploadDoor>();
        services.TryAddSingleton(provider => new LocalUploads(
            provider.GetRequiredService<IObjectStore>(),
            provider.GetRequiredService<UploadSlots>(),
            provider.GetRequiredService<Grants>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<WarehouseOptions>>()));
        services.TryAddSingleton<DownloadDoor>();
        services.TryAddSingleton<GovernanceDoor>();
        return services;
    }

    private static IServiceCollection AddUpkeep(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StorageCheck>("warehouse");
        services.TryAddSingleton<Scrubber>();
        services.AddHostedService<Keeper>();
        services.AddHostedService(provider => provider.GetRequiredService<Scrubber>());
        return services;
    }

    private static WarehouseOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<WarehouseOptions>>().Value;
}
