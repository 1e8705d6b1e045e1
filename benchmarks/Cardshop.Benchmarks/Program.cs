using System.Text.Json;
using Cardshop.Benchmarks;
using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;

if (args is ["child", .. var work])
{
    return Children.Run(work);
}

try
{
    var suite = BenchSuite.All.FirstOrDefault(suite => args.Length > 0 && suite.Name.Equals(args[0], StringComparison.Ordinal))
        ?? throw new ArgumentException($"Say which benchmark: {string.Join(" or ", BenchSuite.All.Select(suite => suite.Name))}.");
    var options = BenchOptions.Parse(suite, args[1..]);
    var rows = suite.Run(options);
    var machine = Machine.Describe(options.Work);
    var json = new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    Console.WriteLine(options.IsJson ? JsonSerializer.Serialize(new { machine, rows, options.IsQuick }, json) : $"{Tables.Of(rows)}\n{machine}");
    if (options.Page is { } page)
    {
        PerformancePage.Update(page, suite.Name, rows, machine);
    }

    return 0;
}
catch (ArgumentException error)
{
    Console.Error.WriteLine($"{error.Message} See ./bench --help.");
    return 2;
}
