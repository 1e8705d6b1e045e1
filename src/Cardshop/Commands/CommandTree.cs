using System.CommandLine;
using Cardshop.Commands.Bases;
using Cardshop.Commands.Caches;
using Cardshop.Commands.Cards;
using Cardshop.Commands.Hosting;
using Cardshop.Commands.Images;
using Cardshop.Commands.Recipes;
using Cardshop.Commands.Shop.Channels;
using Cardshop.Commands.Shop.Logins;
using Cardshop.Commands.Shop.Orders;
using Cardshop.Commands.Shop.Sites;
using Cardshop.Commands.Shop.Users;
using Cardshop.Commands.Shop.Warehouses;
using Cardshop.Commands.Shop.Workers;
using Cardshop.Commands.Stations;
using Cardshop.Commands.Workers;

namespace Cardshop.Commands;

/// <summary>All that the program can be asked to do.</summary>
internal static class CommandTree
{
    public static RootCommand Create() =>
        new RootCommand("Cardshop turns an order into a booted machine: hotspot images from recipes, without root and without mounting.")
        {
            RecipeCommand.Create(),
            ImageCommand.Create(),
            BaseCommand.Create(),
            CacheCommand.Create(),
            CardCommand.Create(),
            StationCommand.Create(),
            UpCommand.Create(),
            ServeCommand.Create(),
            ConfigCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            SetupCommand.Create(),
            LoginCommand.Create(),
            LogoutCommand.Create(),
            OrderCommand.Create(),
            UserCommand.Create(),
            ChannelCommand.Create(),
            WarehouseCommand.Create(),
            SiteCommand.Create(),
            WorkerCommand.Create(),
            WorkCommand.Create(),
            CommandRunner.Json,
        };
}
