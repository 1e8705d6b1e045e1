// A warehouse for tests to kill: it serves a folder on a port of loopback, saving uploads as often as it is told to.
//   Cardshop.WarehouseHost FOLDER PORT SERVICE-TOKEN SAVE-INTERVAL
using System.Globalization;
using Cardshop.Warehouse;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls($"http://127.0.0.1:{args[1]}");
builder.Services.AddWarehouse(options =>
{
    options.Folder = args[0];
    options.KeepFree = 0;
    options.ServiceToken = args[2];
    options.SaveInterval = TimeSpan.Parse(args[3], CultureInfo.InvariantCulture);
});
await using var app = builder.Build();
app.MapWarehouse();
await app.RunAsync();
