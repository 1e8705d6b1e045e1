using Cardshop.Benchmarks;
using Cardshop.Benchmarks.Measuring;

switch (args)
{
    case ["child", .. var work]:
        return Children.Run(work);
    case ["image", .. var options]:
        try
        {
            return ImageBench.Run(BenchOptions.Parse(options));
        }
        catch (ArgumentException error)
        {
            Console.Error.WriteLine($"{error.Message} See ./bench --help.");
            return 2;
        }

    default:
        Console.Error.WriteLine("There is one benchmark: ./bench image. See ./bench --help.");
        return 2;
}
