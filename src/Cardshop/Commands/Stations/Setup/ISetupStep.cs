namespace Cardshop.Commands.Stations.Setup;

/// <summary>A part of setting a station up.</summary>
internal interface ISetupStep
{
    /// <summary>As the menu has it.</summary>
    string Name { get; }

    /// <summary>Finds out how far it is.</summary>
    Task<StepState> LookAsync(CancellationToken cancellation);

    /// <summary>Goes through it with a person, who may leave everything as it is.</summary>
    Task RunAsync(CancellationToken cancellation);
}
